# Strings compare character by character; a string never equals a number.
"abc" == "abc"   #=> 1
"abc" != "abd"   #=> 1
"abc" < "abd"    #=> 1
"ab" < "abc"     #=> 1
"b" <= "a"       #=> 0
"1" == 1         #=> 0
"1" != 1         #=> 1
