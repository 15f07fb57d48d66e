# At top level and in lists strings show their quotes, as in Python.
"abc"             #=> 'abc'
["a", 'b']        #=> ['a', 'b']
["it's"]          #=> ["it's"]
["a\nb"]          #=> ['a\nb']
["a\\b"]          #=> ['a\\b']
["ab"]          #=> ['a\x1bb']
# U+009B, a control character beyond ASCII.
["ab"]          #=> ['a\x9bb']
["né 日"]         #=> ['né 日']
"\""              #=> '"'
