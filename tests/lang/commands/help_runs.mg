# help lists the topics and explains one.
help
help backward
help tanh
help print
print "still here"   #=> still here
