"""How packaging/start.py gets from a fresh clone to the running program, with the standard library alone.

``journey`` is the way; ``wish`` reads what is asked for, ``installed`` tells whether it is there, and only where
it is not, ``setting_up`` is loaded with ``system_packages`` and ``python_packages``. The first three are on the
way of every start and therefore import nothing but os and sys.
"""
