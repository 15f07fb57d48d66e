# style="color" shades nodes by their kind, and gradients by sign and size.
module M() { w = -2.0 }
m = M()
a = 3.0
L = a*m.w
backward L
let s = dot(L, style="color")
'BGCOLOR="#efefef">a<' in s                   #=> 1
'BGCOLOR="#d0d0d0">w<' in s                   #=> 1
'BGCOLOR="#ffffff">L<' in s                   #=> 1
'BGCOLOR="#e69f00">grad 3.0000<' in s         #=> 1
'BGCOLOR="#75c2ed">grad -2.0000<' in s        #=> 1

# The default style has none of this.
"color" in dot(L) or "COLOR" in dot(L)        #=> 0
dot(L, style="plain") == dot(L)               #=> 1
