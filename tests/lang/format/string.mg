# s pads and truncates text.
print "[{"abc":s}]"      #=> [abc]
print "[{"abc":5s}]"     #=> [abc  ]
print "[{"abc":.2}]"     #=> [ab]
print "[{"abc":>5.2s}]"  #=> [   ab]
