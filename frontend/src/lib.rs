//! What people see: pages, components, texts
