//! Rules on the security of information systems by level.

family!(missing_level, level_below_parts);
