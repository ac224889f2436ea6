#include "models/wire/session_json.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes: as much of a journal as can be read, and that part reads again as itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lianxin::wire;
    const auto journal = readJournal({reinterpret_cast<const char*>(data), size});
    if (journal.unknown > 0)
        return 0;
    const auto again = readJournal(sessionLines(journal.events));
    if (again.damage || sessionLines(again.events) != sessionLines(journal.events))
        std::abort();
    return 0;
}
