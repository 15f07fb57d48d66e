# Imported by prints.mg.
print "hello from the file"
