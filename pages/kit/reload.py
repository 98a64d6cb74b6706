"""A page loaded anew: the document's own language stands in its HTML, which only a new load brings."""

from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx


def whole_page(url: str) -> NoReturn:
    """Let the browser load the page at this address again, with the codes that stand in its address now.

    The browser's own word for where it is cannot be taken: at /write-need it takes /write- for the house's address,
    because another page is called "need".
    """
    query = urlencode(st.query_params.to_dict())
    message = ForwardMsg()
    message.auth_redirect.url = f"/{url}" + (f"?{query}" if query else "")
    context = get_script_run_ctx()
    if context is not None:
        context.enqueue(message)
    st.stop()
