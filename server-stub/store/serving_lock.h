#pragma once

#include "models/base/result.h"

#include <string>

namespace lianxin::store {

/// One process serves a store: two would each give their events the next number. The lock stands
/// beside the store (`FILE.lock`) and goes with the process, however that ends.
class ServingLock {
public:
    /// Errors: `store_in_use` when another process serves it, `io`.
    static Result<ServingLock> take(const std::string& database);

    ServingLock(ServingLock&& other) noexcept;
    ServingLock& operator=(ServingLock&& other) noexcept;
    ~ServingLock();

private:
    explicit ServingLock(int file) : m_file(file) {}

    int m_file = -1;
};

} // namespace lianxin::store
