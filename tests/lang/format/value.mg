# In a format a Value means its data.
a = 3.14159
print "{a:.2f}"           #=> 3.14
print "[{a:8.3f}]"        #=> [   3.142]
print "{a*2:.3f}"         #=> 6.283
print "{a.data:.4f}, {a.grad:.4f}"   #=> 3.1416, 0.0000
