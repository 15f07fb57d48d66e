# Columns count characters, not bytes.
αβγ = 2.0
αβγ + δ            #!> 7: unknown name 'δ'
print "→→→", zzz   #!> 14: unknown name 'zzz'
