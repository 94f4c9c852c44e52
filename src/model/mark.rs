//! A number that tells texts apart: the same in each version, on each machine.

/// FNV-1a of some bytes, in 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>). It tells apart; it proves nothing.
#[must_use]
pub fn mark(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mixed = |mark: u64, byte: u8| (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, mixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_function() {
        assert_eq!(mark(*b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(mark(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(mark(*b"foobar"), 0x8594_4171_f739_67e8);
    }
}
