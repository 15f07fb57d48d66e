# At top level and in lists strings show their quotes, as in Python.
"abc"             #=> 'abc'
["a", 'b']        #=> ['a', 'b']
["it's"]          #=> ["it's"]
["a\nb"]          #=> ['a\nb']
["a\\b"]          #=> ['a\\b']
"\""              #=> '"'
