# strip takes any number of characters, of any size.
"xxabcxx".strip("x")            #=> 'abc'
"é€😀a😀€é".strip("😀é€")         #=> 'a'
"abc".strip("")                 #=> 'abc'
"  a ".strip("é")               #=> '  a '
let many = join("", [chr(i) for i in range(1000, 6000)])
(many + "-" + many).strip(many)     #=> '-'
many.strip(many)                #=> ''
" \t\na\n".strip()               #=> 'a'
