# A malformed file: the message names file, line, column and field.
read_csv("../../data/word.csv")           #!> 10: ../../data/word.csv:3:3: field 2 is 'néant', not a number
read_csv("../../data/points.csv", header=false)   #!> ../../data/points.csv:1:1: field 1 is 'x0', not a number
read_csv("../../data/missing.csv")        #!> ../../data/missing.csv:2:3: field 2 is empty
read_csv("../../data/ragged.csv")         #!> ../../data/ragged.csv:2:1: 3 fields, but the first line has 2
read_csv("../../data/header.csv")         #!> ../../data/header.csv has no rows after its header
read_csv("../../data/empty.csv")          #!> ../../data/empty.csv has no rows
read_csv("../../data/quote.csv")          #!> ../../data/quote.csv:2:1: this quote is not closed on its line
read_csv("../../data/behind_quote.csv")   #!> ../../data/behind_quote.csv:2:4: unexpected '4' after the closing quote
read_csv("../../data/long.csv")           #!> field 2 is 'the quick brown fox jumps over…', not a number
read_csv("../../data/none.csv")           #!> cannot read '../../data/none.csv': no such file
read_csv("../../data/semicolons.csv")         #!> ../../data/semicolons.csv:1:1: field 1 is '1;2', not a number
read_csv("")                              #!> 10: the name of the file is empty
read_csv(3)                               #!> 10: string
read_csv("../../data/points.csv", sep="ab")   #!> 39: sep is one character
