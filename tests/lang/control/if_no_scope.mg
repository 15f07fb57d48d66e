# Blocks are not scopes.
if 1 { let inside = 5 }
inside          #=> 5
for i in range(3) { let last = i*i }
last            #=> 4
i               #=> 2
