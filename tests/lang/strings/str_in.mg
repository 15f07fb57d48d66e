# in looks for a part of a string.
"ell" in "hello"      #=> 1
"x" in "hello"        #=> 0
"x" not in "hello"    #=> 1
"" in "a"             #=> 1
