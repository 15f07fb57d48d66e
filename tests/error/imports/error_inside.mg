# A mistake in an imported file is reported at its place there.
import "files/broken.mg"          #!> 5: unknown name 'nothing'
