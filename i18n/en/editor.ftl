### editor
