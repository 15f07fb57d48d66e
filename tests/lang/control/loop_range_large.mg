# range in a loop builds no list, however large it is.
for i in range(10**9) { if i == 3 { break } }
i                        #=> 3
for i in range(10**18) { if i == 4 { break } }
i                        #=> 4
