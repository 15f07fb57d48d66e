# An imported file that ends inside a block is an error of the import only.
import "files/unclosed.mg"   #!> '{' was never closed
print 1                      #=> 1
