# An imported file imports beside itself.
import "files/outer.mg"
outer_value()        #=> 43
