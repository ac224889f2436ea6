#include "models/session/event.h"

namespace lianxin::session {

Body::Body() = default;
Body::Body(const Body& other) = default;
Body::Body(Body&& other) noexcept = default;
Body& Body::operator=(const Body& other) = default;
Body& Body::operator=(Body&& other) noexcept = default;
Body::~Body() = default;
bool Body::operator==(const Body& other) const = default;

} // namespace lianxin::session
