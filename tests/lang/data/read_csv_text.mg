# text=true keeps columns of words as strings: those whose first field is not a number.
write_lines("f.csv", ["name,age", " bob ,42", "\"say \"\"hi\"\", al\",-inf"])
read_csv("f.csv", text=true)               #=> [['bob', 42.0], ['say "hi", al', -inf]]
# A first line with a number is a row.
write_lines("f.csv", ["x,1", ",2"])
read_csv("f.csv", text=true)               #=> [['x', 1.0], ['', 2.0]]
read_csv("f.csv", text=true, header=true)  #=> [['', 2.0]]
# A file of words needs header=.
write_lines("f.csv", ["a,b", "c,d"])
read_csv("f.csv", text=true, header=true)    #=> [['c', 'd']]
read_csv("f.csv", text=true, header=false)   #=> [['a', 'b'], ['c', 'd']]
# Numbers remain floats.
read_csv("../../data/points.csv", text=true)   #=> [[1.5, -2.0, 1.0], [0.3, 4.0, 0.0]]
