"""MDX, tolerantly: ESM, JSX and expressions, as blocks and as text, and all that MDX would refuse."""
