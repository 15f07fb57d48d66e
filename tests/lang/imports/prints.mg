# Expression statements of an imported file print as in a script.
import "files/speaks.mg"
#=> hello from the file
import "files/speaks.mg"
print "end"          #=> end
