# Imported by import_prints.
print "hello from the file"
