/** Tests of the fence, apart from any module loader. */
@NullMarked
package org.holdfast.launcher.loading.fence;

import org.jspecify.annotations.NullMarked;
