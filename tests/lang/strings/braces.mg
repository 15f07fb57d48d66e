# {{, }} and a lone } are literal.
print "{{}}"       #=> {}
print "{{1 + 1}}"  #=> {1 + 1}
print "a } b"      #=> a } b
print "}}"         #=> }
print "{{{1 + 1}}}" #=> {2}
