#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lianxin::assist {

/// Where a key stands in a rising list of keys: open addressing, two reads on average.
class KeyTable {
public:
    KeyTable() = default;
    explicit KeyTable(std::span<const std::uint32_t> keys)
    {
        std::size_t room = 16;
        while (room < 2 * keys.size())
            room *= 2;
        m_slots.assign(room, {});
        for (std::size_t i = 0; i < keys.size(); ++i) {
            std::size_t at = keys[i] & (room - 1);
            while (m_slots[at].place >= 0)
                at = (at + 1) & (room - 1);
            m_slots[at] = {keys[i], static_cast<std::int32_t>(i)};
        }
    }

    /// −1 for a key that is not there.
    int find(std::uint32_t key) const
    {
        if (m_slots.empty())
            return -1;
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t at = key & mask; m_slots[at].place >= 0; at = (at + 1) & mask)
            if (m_slots[at].key == key)
                return m_slots[at].place;
        return -1;
    }

private:
    struct Slot {
        std::uint32_t key = 0;
        std::int32_t place = -1;
    };
    std::vector<Slot> m_slots;
};

} // namespace lianxin::assist
