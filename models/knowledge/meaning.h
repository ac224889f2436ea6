#pragma once

namespace lianxin::knowledge {

/// False for characters that hold sentences together and say nothing of the matter: 的, 了, 您, 什,
/// 么, 吗 … Pairs made of them stand in every call, however rare they are among the entries.
bool carriesMeaning(char32_t c);

} // namespace lianxin::knowledge
