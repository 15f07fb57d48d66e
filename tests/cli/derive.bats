# derive writes formulas into files of LaTeX.

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here" # bats keeps its own files next to it
    cd "$BATS_TEST_TMPDIR/here"
}

@test "derive L > d.tex writes a document" {
    run "$MGRAD" -e 'alpha = 2.0; w_1 = 3.0; loss = alpha**2/w_1; derive loss > d.tex'
    [ "$status" -eq 0 ]
    [ "$output" = "" ]
    [ "$(head -1 d.tex)" = '\documentclass{article}' ]
    grep -qF '\frac{\partial \mathit{loss}}{\partial \alpha} &= \frac{2 \, \alpha}{w_{1}} \\' d.tex
    grep -qF '\frac{\partial \mathit{loss}}{\partial w_{1}} &= -\frac{{\alpha}^{2}}{{w_{1}}^{2}}' d.tex
    [ "$(tail -1 d.tex)" = '\end{document}' ]
}

@test "a formula that cannot be written leaves no file" {
    run "$MGRAD" -e 'a = 2.0; for i in range(50) { a = tanh(a*a)*a }; derive a > d.tex'
    [ "$status" -ne 0 ]
    [[ "$output" == *'too long to be read'* ]]
    [ ! -e d.tex ]
}
