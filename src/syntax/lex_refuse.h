/* lex_refuse.h: messages for numbers of other languages. */
#ifndef SYNTAX_LEX_REFUSE_H
#define SYNTAX_LEX_REFUSE_H

#include "syntax/lex.h"

/* The error for a name that directly follows a number. The number begins at offset `start`, the
   name at `name`, and the lexer is after both. */
_Noreturn void lex_refuse_number(const Lexer *lexer, uint32_t start, uint32_t name);

#endif
