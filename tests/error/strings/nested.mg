# Strings nested too deeply in the braces of strings.
print "a{"b{"c{1}"}"}"
#=> abc1
print "a{"b{"c{"d{"e{"f{"g{"h{"i{"j{"k{"l{"m{"n{"o{"p{1}"}"}"}"}"}"}"}"}"}"}"}"}"}"}"}"
#=> abcdefghijklmnop1
print "a{"b{"c{"d{"e{"f{"g{"h{"i{"j{"k{"l{"m{"n{"o{"p{"q{1}"}"}"}"}"}"}"}"}"}"}"}"}"}"}"}"}"
#!> 55: strings are nested too deeply here
