#pragma once
/* Debian's libxml2 is built with ICU and then includes ICU's headers, whose types clash with those inside Foundation. No
 * declaration that Netra uses depends on them. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

/* The start of the SAX table whose members we set; the handler's type is full of function pointers that Swift
 * imports well, but `serror` and `initialized` must be right together, so one door sets both. */
static inline void cxml2_silence(xmlSAXHandlerPtr sax) {
    sax->warning = NULL;
    sax->error = NULL;
    sax->fatalError = NULL;
    sax->serror = NULL;
}
