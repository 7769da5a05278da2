"""What every module has around its model: a path, a docstring, the models that it looks up later."""

from __future__ import annotations

from specleaf.ir import Docs
from specleaf.languages.python import Imports, assignment, call, docstring, name, natural_key, text
from specleaf.models.scope import Scope
from specleaf.text import Code

INDENT = 4


def path_of(scope: Scope) -> str:
    """Where a module lies in its package."""
    called = scope.package.names.model(scope.model.id)
    return f"{called.namespace}/{called.file}.py"


def documentation(docs: Docs, called: str, *remarks: str) -> str:
    """What a docstring says: the description, or a title that is not the name again; then remarks of their own."""
    title = "" if _letters(docs.title) == _letters(called) else docs.title.strip()
    return "\n\n".join(filter(None, (docs.description.strip() or title, *remarks)))


def _letters(text_: str) -> str:
    return "".join(filter(str.isalnum, text_)).casefold()


def model_docstring(scope: Scope, indent: int) -> Code | None:
    """The docstring of a module's model, if its author said anything."""
    docs = scope.model.docs
    remark = "Deprecated." if docs.deprecated else ""
    return code_or_none(docstring(documentation(docs, scope.name, remark), indent))


def code_or_none(text_: str) -> Code | None:
    """Finished text, if there is any."""
    return Code(text_) if text_ else None


def references_of(scope: Scope) -> Code | None:
    """The models to be looked up later: for type checkers an import, for Python a promise."""
    if not scope.later:
        return None
    imports = Imports()
    for called, id_ in scope.later.items():
        imports.bring(scope.module_of(id_), called)
    ref = scope.support("ref")
    promises = [
        assignment(called, None, call(ref, [name("__name__"), text(f"{scope.module_of(id_)}:{called}")]), INDENT)
        for called, id_ in sorted(scope.later.items(), key=lambda item: natural_key(item[0]))
    ]
    condition = scope.typing("TYPE_CHECKING")
    return Code("\n".join([f"if {condition}:", imports.lines(INDENT), "else:", *promises]))
