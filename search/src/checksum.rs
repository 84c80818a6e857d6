//! A stable 64-bit checksum. The standard library's hasher may change from one release to the next; these
//! values are kept in cursors and folder names.

/// FNV-1a, 64 bits (Fowler, Noll and Vo; see RFC 9923). It detects accidents, not attackers.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn the_checksum_equals_the_published_vectors() {
        assert_eq!(checksum(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(checksum(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(checksum(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
