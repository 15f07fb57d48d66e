# == compares lists element by element; different kinds are unequal.
[1, 2] == [1, 2]       #=> 1
[1, 2] == [1, 3]       #=> 0
[1, 2] != [1, 2, 3]    #=> 1
[1.0, "a"] == [1, 'a'] #=> 1
nil == nil             #=> 1
nil == 0               #=> 0
[] == 0                #=> 0
