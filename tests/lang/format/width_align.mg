# Width and alignment; by default numbers are aligned right, strings left.
print "[{3:5}]"        #=> [    3]
print "[{"ab":5}]"     #=> [ab   ]
print "[{3:<5}]"       #=> [3    ]
print "[{"ab":>5}]"    #=> [   ab]
print "[{"ab":^6}]"    #=> [  ab  ]
print "[{"ab":^5}]"    #=> [ ab  ]
print "[{1.5:8.3f}]"   #=> [   1.500]
print "[{12345:3}]"    #=> [12345]
