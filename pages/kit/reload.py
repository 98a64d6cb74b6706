"""A page loaded anew: the document's own language stands in its HTML, which only a new load brings."""

from typing import NoReturn
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx


def whole_page() -> NoReturn:
    """Let the browser load this very address again."""
    query = urlencode(st.query_params.to_dict())
    message = ForwardMsg()
    message.auth_redirect.url = (urlsplit(st.context.url or "").path or "/") + (f"?{query}" if query else "")
    context = get_script_run_ctx()
    if context is not None:
        context.enqueue(message)
    st.stop()
