# Expression statements of an imported file print as those of a script do.
import "files/speaks.mg"
#=> hello from the file
import "files/speaks.mg"
print "end"          #=> end
