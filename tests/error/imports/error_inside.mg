# An error in an imported file is reported at its place in that file.
import "files/broken.mg"          #!> 5: unknown name 'nothing'
