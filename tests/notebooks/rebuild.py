"""Execute all notebooks and store what they show, so that two runs write the same bytes.

Called by `python3 run.py notebooks [NOTEBOOK...]`.
"""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
# What depends on the machine is replaced by constants.
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
}


def execute(path: Path) -> nbformat.NotebookNode:
    """Return the notebook, executed anew in its own folder."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": path.parent}})
    return client.execute()


def settle(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Drop what differs between two runs: times, widget states, random ids."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number:02d}"
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            view = output.get("data", {}).get("application/vnd.jupyter.widget-view+json")
            if view and "nbval-ignore-output" in cell.metadata.get("tags", ()):
                # A stored widget has no model: JupyterLab would show an error in place of the words beside it.
                del output["data"]["application/vnd.jupyter.widget-view+json"]
            elif view:
                view["model_id"] = f"widget-{number:02d}"  # nbval wants the field, not its random id
    return notebook


def write(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write in one step: a notebook is the old one or the new one, never half."""
    part = path.with_name(f".{path.name}.part")
    nbformat.validate(notebook)
    nbformat.write(notebook, part)
    os.replace(part, path)


def main(names: list[str]) -> int:
    """Execute the named notebooks, or all."""
    paths = [Path(name).resolve() for name in names] or sorted(FOLDER.glob("*.ipynb"))
    for path in paths:
        print(f"{path.name} …", flush=True)
        write(settle(execute(path)), path)
    if not paths:
        print("no notebooks in notebooks/", file=sys.stderr)
    return 0 if paths else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
