"""The same dashboard in Dash, on the sums that are kept: python -m tests.bench.rivals.dashed PORT."""

import sys

from dash import Dash, dcc, html

from tests.bench.rivals.asking import answer


def page() -> html.Div:
    """Draw the dashboard as it stands, at every visit."""
    told = answer(kept=True)
    figures = [
        html.Div([html.Small(label), html.H2(f"{value:,}", className="figure")]) for label, value in told.figures
    ]
    return html.Div([html.Div(figures), *(dcc.Graph(figure=chart) for chart in told.charts())])


if __name__ == "__main__":
    app = Dash(__name__)
    app.layout = page
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
