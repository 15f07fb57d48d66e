# The first line is a header if it has names only; otherwise it is a row, and no row is lost.
write_lines("f.csv", ["x,_y,größe", "1,2,3"])
read_csv("f.csv")                    #=> [[1.0, 2.0, 3.0]]
# The first name may be missing: R and pandas write row numbers without a name.
write_lines("f.csv", [",a,b", "1,2,3"])
read_csv("f.csv")                    #=> [[1.0, 2.0, 3.0]]
write_lines("f.csv", ["\"\",\"a\"", "\"1\",2"])
read_csv("f.csv")                    #=> [[1.0, 2.0]]
# NaN and infinity are numbers in any case.
write_lines("f.csv", ["NaN,Inf", "-Infinity,+nAn"])
read_csv("f.csv")                    #=> [[nan, inf], [-inf, nan]]
# header= overrides
write_lines("f.csv", ["5.1,,1", "4.9,3.0,0"])
read_csv("f.csv", header=true)       #=> [[4.9, 3.0, 0.0]]
write_lines("f.csv", ["$5,?", "4.9,3.0"])
read_csv("f.csv", header=true)       #=> [[4.9, 3.0]]
