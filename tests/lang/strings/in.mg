# in searches for a substring.
"ell" in "hello"      #=> 1
"x" in "hello"        #=> 0
"x" not in "hello"    #=> 1
"" in "a"             #=> 1
