# An imported file imports from its own folder.
import "files/outer.mg"
outer_value()        #=> 43
