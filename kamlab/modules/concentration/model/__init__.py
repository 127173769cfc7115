"""What module 02 computes: pure functions of tables and numbers."""
